package io.pontual.processes.shipping;

import java.util.Set;

/** Values of a node's {@code system} that mean a warehouse with a management system, and how it is reached. */
public final class WarehouseSystem {
    /** By messages. */
    public static final String JMS = "wms-jms";

    /** By files on an SFTP server. */
    public static final String SFTP = "wms-sftp";

    private static final Set<String> ALL = Set.of(JMS, SFTP);

    private WarehouseSystem() {}

    /** @param nodeSystem may be null */
    public static boolean is(String nodeSystem) {
        return nodeSystem != null && ALL.contains(nodeSystem);
    }
}
