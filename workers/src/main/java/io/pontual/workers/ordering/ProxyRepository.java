package io.pontual.workers.ordering;

import static io.pontual.workers.platform.persistence.jooq.ordering.Tables.ORDER_PROXY;

import io.pontual.workers.ordering.contract.Proxies;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class ProxyRepository implements Proxies {
    private final DSLContext db;

    ProxyRepository(DSLContext db) {
        this.db = db;
    }

    @Override
    public void name(UUID orderId, UUID fulfilmentId, String name) {
        db.insertInto(ORDER_PROXY)
                .set(ORDER_PROXY.ORDER_ID, orderId)
                .set(ORDER_PROXY.FULFILMENT_ID, fulfilmentId)
                .set(ORDER_PROXY.NAME, name)
                .onConflict(ORDER_PROXY.ORDER_ID, ORDER_PROXY.FULFILMENT_ID)
                .doUpdate()
                .set(ORDER_PROXY.NAME, name)
                .execute();
    }

    @Override
    public void forget(UUID orderId, UUID fulfilmentId) {
        db.deleteFrom(ORDER_PROXY)
                .where(ORDER_PROXY.ORDER_ID.eq(orderId))
                .and(ORDER_PROXY.FULFILMENT_ID.eq(fulfilmentId))
                .execute();
    }

    @Override
    public Optional<String> nameOf(UUID orderId, UUID fulfilmentId) {
        return db.select(ORDER_PROXY.NAME)
                .from(ORDER_PROXY)
                .where(ORDER_PROXY.ORDER_ID.eq(orderId))
                .and(ORDER_PROXY.FULFILMENT_ID.eq(fulfilmentId))
                .fetchOptional(ORDER_PROXY.NAME);
    }
}
