/** What workers and integrations must agree on, beside the models themselves. */
package io.pontual.processes;
