package io.pontual.workers.sourcing;

import io.pontual.workers.inventory.contract.Catalogue.Product;
import io.pontual.workers.platform.web.Problem.FieldError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What must hold between the fields of a question for a promise, and between it and what is on offer. */
final class PromiseRules {
    private PromiseRules() {}

    /**
     * @param products those of the basket that exist
     * @param located whether the destination's postal code is one of a known place
     * @return what is wrong and how to mend it
     */
    static List<FieldError> broken(AskPromise asked, Map<String, Product> products, boolean located) {
        var broken = new ArrayList<FieldError>();
        for (int i = 0; i < asked.lines().size(); i++) {
            if (!products.containsKey(asked.lines().get(i).sku())) {
                broken.add(new FieldError(
                        "/lines/" + i + "/sku",
                        "is not a known product; GET /api/v1/products/{sku} shows one that is"));
            }
        }
        products.values().stream()
                .filter(product -> !product.currency().equals(asked.currency()))
                .min(Comparator.comparing(Product::sku))
                .ifPresent(product -> broken.add(new FieldError(
                        "/currency",
                        "must be " + product.currency() + ", in which " + product.sku()
                                + " is sold; ask for products of other currencies by themselves")));
        if (asked.destination() == null && asked.near() == null) {
            broken.add(new FieldError(
                    "/destination", "is required when there is no near; say where to send the goods, or near what"));
        }
        if (asked.destination() != null && !located) {
            broken.add(new FieldError(
                    "/destination/postalCode",
                    asked.destination().postalCode() + " is no CEP of a known place; correct it"));
        }
        return broken;
    }
}
