/** The embedded Zeebe of Zeebe Process Test. The only place that knows it, so that it can be replaced. */
package io.pontual.sandbox.engine;
