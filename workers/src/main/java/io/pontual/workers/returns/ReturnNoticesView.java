package io.pontual.workers.returns;

import io.pontual.processes.ordering.LineQuantity;
import io.pontual.workers.returns.contract.ReturnNotices;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class ReturnNoticesView implements ReturnNotices {
    private final ReturnRepository returns;
    private final ExchangeRepository exchanges;
    private final ReturnCodes codes;

    ReturnNoticesView(ReturnRepository returns, ExchangeRepository exchanges, ReturnCodes codes) {
        this.returns = returns;
        this.exchanges = exchanges;
        this.codes = codes;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<ExchangeNotice> exchange(UUID returnId) {
        return exchanges
                .find(returnId)
                .map(exchange -> new ExchangeNotice(
                        exchange.price(),
                        exchange.lines().stream()
                                .map(line -> new NewGoods(line.description(), line.quantity()))
                                .toList()));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Notice> of(UUID returnId) {
        return returns.find(returnId)
                .map(found -> new Notice(
                        found.status() == ReturnStatus.REQUESTED,
                        found.status() == ReturnStatus.EXPIRED,
                        codes.code(returnId),
                        found.sendBy(),
                        returns.lines(returnId).stream()
                                .map(line -> new LineQuantity(line.lineId(), line.quantity()))
                                .toList()));
    }
}
