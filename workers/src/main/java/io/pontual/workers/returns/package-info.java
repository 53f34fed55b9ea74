/** What customers give back: under which policy, in which way, what becomes of it, and what they get for it. */
package io.pontual.workers.returns;
