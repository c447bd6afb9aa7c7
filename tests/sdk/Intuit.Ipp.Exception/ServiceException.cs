using System.Collections.Generic;

namespace Intuit.Ipp.Exception;

public class ServiceException : IdsException
{
    public ServiceException()
    {
    }

    public ServiceException(IList<IdsError> innerExceptions)
        : base(null, innerExceptions)
    {
    }

    public ServiceException(string errorMessage)
        : base(errorMessage)
    {
    }

    public ServiceException(string errorMessage, System.Exception innerException)
        : base(errorMessage, innerException)
    {
    }

    public ServiceException(string errorMessage, string errorCode, string source)
        : base(errorMessage, errorCode, source)
    {
    }

    public ServiceException(string errorMessage, string errorCode, string source, System.Exception innerException)
        : base(errorMessage, errorCode, source, innerException)
    {
    }
}
