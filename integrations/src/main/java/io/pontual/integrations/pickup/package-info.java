/** The store system Balcão: offers and answers over JMS, in its own words. */
package io.pontual.integrations.pickup;
