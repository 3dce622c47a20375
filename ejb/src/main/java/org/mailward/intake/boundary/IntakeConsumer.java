package org.mailward.intake.boundary;

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
import java.util.UUID;
import org.mailward.intake.control.IntakeWork;
import org.mailward.platform.jobs.Jobs;

/// Takes messages about waiting arrivals and has them read. More nodes are more consumers.
@JMSDestinationDefinition(name = Jobs.ARRIVALS, interfaceName = "jakarta.jms.Queue", destinationName = "MailwardArrivals")
@MessageDriven(activationConfig = {
        @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = Jobs.ARRIVALS),
        @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue")})
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@PermitAll
public class IntakeConsumer implements MessageListener {

    private static final Logger LOG = System.getLogger(IntakeConsumer.class.getName());

    @Inject
    private IntakeWork work;

    @Override
    public void onMessage(Message message) {
        try {
            work.perform(UUID.fromString(message.getBody(String.class)));
        } catch (JMSException | IllegalArgumentException e) {
            LOG.log(Level.ERROR, "A message in the queue of arrivals cannot be read and is dropped; the arrivals stay in the database", e);
        }
    }
}
