/** Goods that a node sends to their customer. */
package io.pontual.workers.shipping;
