package io.pontual.workers.inventory;

import static io.pontual.workers.platform.persistence.jooq.inventory.Tables.PRODUCT;
import static org.jooq.impl.DSL.excluded;

import io.pontual.workers.platform.persistence.jooq.inventory.tables.records.ProductRecord;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

@Repository
class ProductRepository {
    private final DSLContext db;
    private final Clock clock;

    ProductRepository(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    Optional<ProductResource> find(String sku) {
        return db.selectFrom(PRODUCT).where(PRODUCT.SKU.eq(sku)).fetchOptional(ProductRepository::resource);
    }

    List<ProductResource> find(Collection<String> skus) {
        return db.selectFrom(PRODUCT)
                .where(PRODUCT.SKU.eq(DSL.any(skus.toArray(String[]::new))))
                .fetch(ProductRepository::resource);
    }

    Set<String> existing(Collection<String> skus) {
        return db.select(PRODUCT.SKU)
                .from(PRODUCT)
                .where(PRODUCT.SKU.eq(DSL.any(skus.toArray(String[]::new))))
                .fetchSet(PRODUCT.SKU);
    }

    /** @param q part of the name or SKU, case does not matter; null means any, as for the group */
    Page<ProductResource> list(String group, String q, PageRequest page) {
        var filters = new ArrayList<Condition>();
        if (group != null) {
            filters.add(PRODUCT.PRODUCT_GROUP.eq(group));
        }
        if (q != null) {
            filters.add(PRODUCT.NAME.containsIgnoreCase(q).or(PRODUCT.SKU.containsIgnoreCase(q)));
        }
        return page.of(
                db.selectFrom(PRODUCT)
                        .where(filters)
                        .orderBy(PRODUCT.SKU)
                        .offset(page.offset())
                        .limit(page.size())
                        .fetch(ProductRepository::resource),
                db.fetchCount(PRODUCT, filters));
    }

    /** @return false, and nothing is changed, when the product exists already */
    boolean insert(ProductRow row) {
        return db.insertInto(PRODUCT).set(record(row)).onConflictDoNothing().execute() == 1;
    }

    void forgetEan(String sku) {
        db.update(PRODUCT)
                .setNull(PRODUCT.EAN)
                .set(PRODUCT.UPDATED_AT, clock.instant())
                .where(PRODUCT.SKU.eq(sku), PRODUCT.EAN.isNotNull())
                .execute();
    }

    /**
     * Adds those that are new and overwrites the others, but for what is not said of EAN and serial numbers. No SKU may be
     * there twice.
     *
     * @return how many are not as before
     */
    int upsert(List<ProductRow> rows) {
        if (rows.isEmpty()) {
            return 0;
        }
        var said = rows.stream()
                .filter(row -> row.product().serialised() != null)
                .map(ProductRow::sku)
                .toArray(String[]::new);
        var serialised = DSL.when(PRODUCT.SKU.eq(DSL.any(said)), excluded(PRODUCT.SERIALISED))
                .otherwise(PRODUCT.SERIALISED);
        return db.insertInto(PRODUCT)
                .set(rows.stream().map(this::record).toList())
                .onConflict(PRODUCT.SKU)
                .doUpdate()
                .set(PRODUCT.NAME, excluded(PRODUCT.NAME))
                .set(PRODUCT.PRODUCT_GROUP, excluded(PRODUCT.PRODUCT_GROUP))
                .set(PRODUCT.UNIT_PRICE, excluded(PRODUCT.UNIT_PRICE))
                .set(PRODUCT.CURRENCY, excluded(PRODUCT.CURRENCY))
                .set(PRODUCT.WEIGHT_GRAMS, excluded(PRODUCT.WEIGHT_GRAMS))
                .set(PRODUCT.EAN, DSL.coalesce(excluded(PRODUCT.EAN), PRODUCT.EAN))
                .set(PRODUCT.SERIALISED, serialised)
                .set(PRODUCT.UPDATED_AT, excluded(PRODUCT.UPDATED_AT))
                .set(PRODUCT.VERSION, PRODUCT.VERSION.plus(1))
                .where(DSL.or(Stream.of(
                                        PRODUCT.NAME,
                                        PRODUCT.PRODUCT_GROUP,
                                        PRODUCT.UNIT_PRICE,
                                        PRODUCT.CURRENCY,
                                        PRODUCT.WEIGHT_GRAMS)
                                .map(ProductRepository::differs)
                                .toList())
                        .or(excluded(PRODUCT.EAN).isNotNull().and(PRODUCT.EAN.isDistinctFrom(excluded(PRODUCT.EAN))))
                        .or(PRODUCT.SERIALISED.ne(serialised)))
                .execute();
    }

    private static <T> Condition differs(Field<T> field) {
        return field.ne(excluded(field));
    }

    private ProductRecord record(ProductRow row) {
        var now = clock.instant();
        var record = new ProductRecord();
        record.setSku(row.sku());
        record.setName(row.product().name());
        record.setProductGroup(row.product().group());
        record.setUnitPrice(row.product().unitPrice());
        record.setCurrency(row.product().currency());
        record.setWeightGrams(row.product().weightGrams());
        record.setEan(row.product().ean());
        record.setSerialised(Boolean.TRUE.equals(row.product().serialised()));
        record.setCreatedAt(now);
        record.setUpdatedAt(now);
        return record;
    }

    private static ProductResource resource(ProductRecord product) {
        return new ProductResource(
                product.getSku(),
                product.getName(),
                product.getProductGroup(),
                Currencies.written(product.getUnitPrice(), product.getCurrency()),
                product.getCurrency(),
                product.getWeightGrams(),
                product.getEan(),
                product.getSerialised(),
                product.getCreatedAt(),
                product.getUpdatedAt());
    }
}
