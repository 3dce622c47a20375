package org.mailward.scanning.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.JMSDestinationDefinition;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.mailward.platform.jobs.Jobs;
import org.mailward.scanning.control.ScanMessages;
import org.mailward.scanning.control.ScanWork;

/// Takes messages about waiting scans and does the work. More nodes are more consumers.
@JMSDestinationDefinition(name = Jobs.SCANS, interfaceName = "jakarta.jms.Queue", destinationName = "MailwardScans")
@MessageDriven(activationConfig = {
        @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = Jobs.SCANS),
        @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue")})
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@PermitAll
public class ScanConsumer implements MessageListener {

    private static final Logger LOG = System.getLogger(ScanConsumer.class.getName());

    @Inject
    private ScanWork work;

    @Override
    public void onMessage(Message message) {
        try {
            var notice = ScanMessages.Notice.read(message.getBody(String.class));
            work.perform(notice.provider(), notice.scans());
        } catch (JMSException | IllegalArgumentException e) {
            LOG.log(Level.ERROR, "A message in the queue of scans cannot be read and is dropped; its scans stay in the database", e);
        }
    }
}
