package dev.attachphone.server.attach;

/** Whether calls reach a number yet, from the least ready to the most (decision 8). */
public enum AttachmentStatus {
    INACTIVE,
    PENDING,
    ACTIVE
}
