package io.pontual.workers.inventory;

import java.util.concurrent.ThreadPoolExecutor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

@Configuration
class FeedConfiguration {
    /** One at work and one waiting is enough: every further wake-up would find the same feeds. */
    @Bean
    ThreadPoolTaskExecutor feedExecutor() {
        var executor = new ThreadPoolTaskExecutor();
        executor.setThreadNamePrefix("feeds-");
        executor.setCorePoolSize(1);
        executor.setMaxPoolSize(1);
        executor.setQueueCapacity(1);
        executor.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        return executor;
    }
}
