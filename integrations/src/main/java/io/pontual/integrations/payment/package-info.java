/** The payment provider Aurora Pay: calls over HTTP, answers at once or by signed webhook. */
package io.pontual.integrations.payment;
