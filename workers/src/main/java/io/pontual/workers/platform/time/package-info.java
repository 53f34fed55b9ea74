/** The one clock; the sandbox moves it. */
package io.pontual.workers.platform.time;
