/** The story of an order, told by every capability, read by service agents. */
package io.pontual.workers.platform.timeline;
