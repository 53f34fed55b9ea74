package io.pontual.processes.picking;

/**
 * What is left to be wrapped.
 *
 * @param quantity units, all of the line that were found
 * @param withMessage whether there is a card to write; what to write is in the database
 */
public record Gift(String lineId, String sku, String description, int quantity, boolean withMessage) {}
