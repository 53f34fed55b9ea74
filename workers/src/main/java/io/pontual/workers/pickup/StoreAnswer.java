package io.pontual.workers.pickup;

/** What a store's own system said. */
enum StoreAnswer {
    ACCEPTED,
    REJECTED
}
