/** The carriers Andorinha (JSON, signed webhooks) and Rota Sul (XML, polled): labels, instructions, tracking in our words. */
package io.pontual.integrations.shipping;
