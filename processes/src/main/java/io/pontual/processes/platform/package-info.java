/** What models and workers agree on that belongs to no capability of the shop. */
package io.pontual.processes.platform;
