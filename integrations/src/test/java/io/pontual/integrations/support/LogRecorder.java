package io.pontual.integrations.support;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** All that is logged during a test, of the tests beside it too: unlike captured output, which only one can have. */
public final class LogRecorder implements BeforeEachCallback, AfterEachCallback {
    private final Recorder recorder = new Recorder();

    /** With messages and stack traces. */
    public String all() {
        return recorder.text.toString();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        var root = root();
        recorder.setContext(root.getLoggerContext());
        recorder.start();
        root.addAppender(recorder);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        root().detachAppender(recorder);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    private static final class Recorder extends AppenderBase<ILoggingEvent> {
        private final StringBuffer text = new StringBuffer();
        private final PatternLayout layout = new PatternLayout();

        @Override
        public void start() {
            layout.setContext(getContext());
            layout.setPattern("%level %logger %mdc %msg%n%ex");
            layout.start();
            super.start();
        }

        @Override
        protected void append(ILoggingEvent event) {
            text.append(layout.doLayout(event));
        }
    }
}
