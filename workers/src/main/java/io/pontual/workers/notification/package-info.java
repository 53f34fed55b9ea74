/** Telling the customer. */
package io.pontual.workers.notification;
