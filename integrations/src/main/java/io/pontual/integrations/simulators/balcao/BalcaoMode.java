package io.pontual.integrations.simulators.balcao;

/**
 * NORMAL obeys the SKUs; SILENT never answers; REJECT takes nothing on; DUPLICATE_EVENTS says everything twice; DOWN leaves
 * requests in the queue until it is up again.
 */
enum BalcaoMode {
    NORMAL,
    SILENT,
    REJECT,
    DUPLICATE_EVENTS,
    DOWN
}
