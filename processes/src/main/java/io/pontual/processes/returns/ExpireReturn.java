package io.pontual.processes.returns;

import java.util.UUID;

/** Job {@code returns.expire-return}: the goods were not brought in time, unless they are here after all. */
public final class ExpireReturn {
    private ExpireReturn() {}

    public record Input(UUID returnId) {}

    /**
     * @param expiry {@code expired}; {@code here} when the goods arrived in this very moment; {@code on-the-way} when a
     *     carrier has them; {@code overdue} when the money went back already, and {@code unreturned} when it did and the
     *     customer was chased in vain
     * @param nodeId where they are; null until they are here, like {@code receiveDueAt}
     * @param sendBy until when to wait from now on; null when there is no waiting, like {@code remindAt}
     * @param goodsLost whether they are here only in the books, since a carrier lost them
     * @param decideBy only for {@code unreturned}: until when an agent decides; null otherwise
     */
    public record Output(
            String expiry,
            String nodeId,
            String receiveDueAt,
            String sendBy,
            String remindAt,
            boolean goodsLost,
            String decideBy) {

        public static Output expired() {
            return new Output("expired", null, null, null, null, false, null);
        }

        public static Output here(String nodeId, String receiveDueAt, boolean goodsLost) {
            return new Output("here", nodeId, receiveDueAt, null, null, goodsLost, null);
        }

        /** @param expiry {@code on-the-way} or {@code overdue} */
        public static Output waiting(String expiry, String until) {
            return new Output(expiry, null, null, until, until, false, null);
        }

        public static Output unreturned(String decideBy) {
            return new Output("unreturned", null, null, null, null, false, decideBy);
        }
    }
}
