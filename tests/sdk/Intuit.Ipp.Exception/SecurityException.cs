using System.Collections.Generic;

namespace Intuit.Ipp.Exception;

public class SecurityException : IdsException
{
    public SecurityException()
    {
    }

    public SecurityException(IList<IdsError> innerExceptions)
        : base(null, innerExceptions)
    {
    }

    public SecurityException(string errorMessage)
        : base(errorMessage)
    {
    }

    public SecurityException(string errorMessage, System.Exception innerException)
        : base(errorMessage, innerException)
    {
    }

    public SecurityException(string errorMessage, string errorCode, string source)
        : base(errorMessage, errorCode, source)
    {
    }

    public SecurityException(string errorMessage, string errorCode, string source, System.Exception innerException)
        : base(errorMessage, errorCode, source, innerException)
    {
    }
}
