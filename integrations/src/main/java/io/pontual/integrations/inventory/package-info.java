/** Stock, products and nodes from outside: files that are dropped, and what store systems report. */
package io.pontual.integrations.inventory;
