package io.pontual.workers.platform.engine;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Regular looks at the data are for the whole application; tests of the data alone look when they want to. */
@Configuration
@ConditionalOnEngine
@EnableScheduling
class SchedulingConfiguration {}
