namespace Intuit.Ipp.Exception;

public class ThrottleExceededException : ServiceException
{
    public ThrottleExceededException()
    {
    }

    public ThrottleExceededException(string errorMessage)
        : base(errorMessage)
    {
    }

    public ThrottleExceededException(string errorMessage, System.Exception innerException)
        : base(errorMessage, innerException)
    {
    }

    public ThrottleExceededException(string errorMessage, string errorCode, string source)
        : base(errorMessage, errorCode, source)
    {
    }

    public ThrottleExceededException(string errorMessage, string errorCode, string source, System.Exception innerException)
        : base(errorMessage, errorCode, source, innerException)
    {
    }
}
