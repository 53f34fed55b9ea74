/** Money: authorised, captured, voided, never more than it may be. */
package io.pontual.workers.payment;
