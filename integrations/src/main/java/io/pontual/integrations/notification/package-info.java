/** E-mail to customers: templates in the brand's voice, sent over SMTP. */
package io.pontual.integrations.notification;
