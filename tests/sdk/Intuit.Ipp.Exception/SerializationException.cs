namespace Intuit.Ipp.Exception;

public class SerializationException : SdkException
{
    public SerializationException()
    {
    }

    public SerializationException(string errorMessage)
        : base(errorMessage)
    {
    }

    public SerializationException(string errorMessage, System.Exception innerException)
        : base(errorMessage, innerException)
    {
    }

    public SerializationException(string errorMessage, string errorCode, string source)
        : base(errorMessage, errorCode, source)
    {
    }

    public SerializationException(string errorMessage, string errorCode, string source, System.Exception innerException)
        : base(errorMessage, errorCode, source, innerException)
    {
    }
}
