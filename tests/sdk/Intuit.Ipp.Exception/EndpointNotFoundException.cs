namespace Intuit.Ipp.Exception;

public class EndpointNotFoundException : ServiceException
{
    public EndpointNotFoundException()
    {
    }

    public EndpointNotFoundException(string errorMessage)
        : base(errorMessage)
    {
    }

    public EndpointNotFoundException(string errorMessage, System.Exception innerException)
        : base(errorMessage, innerException)
    {
    }

    public EndpointNotFoundException(string errorMessage, string errorCode, string source)
        : base(errorMessage, errorCode, source)
    {
    }

    public EndpointNotFoundException(string errorMessage, string errorCode, string source, System.Exception innerException)
        : base(errorMessage, errorCode, source, innerException)
    {
    }
}
