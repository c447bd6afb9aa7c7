namespace InoLink.Lab.Dataverse.Processes;

/// <summary>A process holds something that is not interpreted here, or that the platform would not take.</summary>
internal sealed class NotEmulatedInProcessException : Exception
{
    public NotEmulatedInProcessException()
    {
    }

    public NotEmulatedInProcessException(string message) : base(message)
    {
    }

    public NotEmulatedInProcessException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
