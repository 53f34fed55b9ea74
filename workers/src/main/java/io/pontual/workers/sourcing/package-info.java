/** Which node supplies which lines. */
package io.pontual.workers.sourcing;
