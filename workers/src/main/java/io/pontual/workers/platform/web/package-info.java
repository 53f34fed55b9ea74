/** What controllers share: problem details, limits, idempotent requests. */
package io.pontual.workers.platform.web;
