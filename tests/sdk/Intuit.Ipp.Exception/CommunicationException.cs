namespace Intuit.Ipp.Exception;

public class CommunicationException : ServiceException
{
    public CommunicationException()
    {
    }

    public CommunicationException(string errorMessage)
        : base(errorMessage)
    {
    }

    public CommunicationException(string errorMessage, System.Exception innerException)
        : base(errorMessage, innerException)
    {
    }

    public CommunicationException(string errorMessage, string errorCode, string source)
        : base(errorMessage, errorCode, source)
    {
    }

    public CommunicationException(string errorMessage, string errorCode, string source, System.Exception innerException)
        : base(errorMessage, errorCode, source, innerException)
    {
    }
}
