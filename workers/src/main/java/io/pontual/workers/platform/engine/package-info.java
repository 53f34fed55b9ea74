/** Everything between a worker method and Zeebe: errors, retries, publishing, deployment. */
package io.pontual.workers.platform.engine;
