/** Decision tables that analysts own, asked in this process. */
package io.pontual.workers.platform.decision;
