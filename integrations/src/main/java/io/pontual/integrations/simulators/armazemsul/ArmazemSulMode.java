package io.pontual.integrations.simulators.armazemsul;

/**
 * NORMAL obeys the SKUs; SILENT never answers; REJECT takes nothing on; DUPLICATE_FILES leaves each file twice, under two
 * names; BROKEN_FILES says one record too many in its trailers; DOWN leaves orders on the server until it is up again.
 */
enum ArmazemSulMode {
    NORMAL,
    SILENT,
    REJECT,
    DUPLICATE_FILES,
    BROKEN_FILES,
    DOWN
}
