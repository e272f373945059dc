package org.chengming.publishing;

import java.util.List;

/** Puts the attachments of a draft into this order; those not named follow. */
public record ArrangeAttachments(long editionId, List<Long> attachmentIds) {}
