using System.Net;

namespace Intuit.Ipp.Security;

public interface IRequestValidator
{
    void Authorize(WebRequest webRequest, string requestBody);
}
