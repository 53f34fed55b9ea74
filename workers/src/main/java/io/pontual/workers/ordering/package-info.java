/** Orders: taking them in, following them, cancelling and closing them. */
package io.pontual.workers.ordering;
