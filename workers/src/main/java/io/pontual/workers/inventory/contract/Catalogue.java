package io.pontual.workers.inventory.contract;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What can be bought and where it can be had. */
public interface Catalogue {
    /** @return the products that exist, by SKU; unknown SKUs are missing from the map */
    Map<String, Product> products(Collection<String> skus);

    Optional<Node> node(String nodeId);

    /** @param currency ISO 4217 @param ean EAN or GTIN on the label; null when it is not known @param serialised each unit has a serial number */
    record Product(
            String sku,
            String name,
            String group,
            BigDecimal unitPrice,
            String currency,
            int weightGrams,
            String ean,
            boolean serialised) {

        /** Without serial numbers. */
        public Product(
                String sku,
                String name,
                String group,
                BigDecimal unitPrice,
                String currency,
                int weightGrams,
                String ean) {
            this(sku, name, group, unitPrice, currency, weightGrams, ean, false);
        }

        /** Whether a scanner read this product: its SKU, or its EAN or GTIN, whose leading zeros do not matter. */
        public boolean isScannedAs(String code) {
            return sku.equals(code)
                    || ean != null && code.matches("[0-9]{8,14}") && gtin14(ean).equals(gtin14(code));
        }

        private static String gtin14(String code) {
            return "0".repeat(14 - code.length()) + code;
        }
    }

    /**
     * @param kind {@code store} or {@code warehouse}
     * @param methods of {@code pickup} and {@code ship}
     * @param system {@code jms}, {@code tasklist}, {@code wms-jms} or {@code wms-sftp}
     */
    record Node(
            String nodeId,
            String name,
            String kind,
            String timeZone,
            String city,
            String state,
            Set<String> methods,
            String system,
            boolean active) {}
}
