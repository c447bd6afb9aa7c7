namespace Intuit.Ipp.Exception;

public class SdkException : IdsException
{
    public SdkException()
    {
    }

    public SdkException(string errorMessage)
        : base(errorMessage)
    {
    }

    public SdkException(string errorMessage, System.Exception innerException)
        : base(errorMessage, innerException)
    {
    }

    public SdkException(string errorMessage, string errorCode, string source)
        : base(errorMessage, errorCode, source)
    {
    }

    public SdkException(string errorMessage, string errorCode, string source, System.Exception innerException)
        : base(errorMessage, errorCode, source, innerException)
    {
    }
}
