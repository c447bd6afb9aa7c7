namespace Intuit.Ipp.Exception;

public class InvalidTokenException : SdkException
{
    public InvalidTokenException()
    {
    }

    public InvalidTokenException(string errorMessage)
        : base(errorMessage)
    {
    }

    public InvalidTokenException(string errorMessage, System.Exception innerException)
        : base(errorMessage, innerException)
    {
    }

    public InvalidTokenException(string errorMessage, string errorCode, string source)
        : base(errorMessage, errorCode, source)
    {
    }

    public InvalidTokenException(string errorMessage, string errorCode, string source, System.Exception innerException)
        : base(errorMessage, errorCode, source, innerException)
    {
    }
}
