package io.pontual.processes.ordering;

/** So many units of one order line; zero is allowed and means none. */
public record LineQuantity(String lineId, int quantity) {}
