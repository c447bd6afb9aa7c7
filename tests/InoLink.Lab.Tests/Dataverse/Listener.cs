using InoLink.Lab.Dataverse;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Tests.Dataverse;

/// <summary>An extension that hears everything and, if asked, runs custom messages.</summary>
internal sealed class Listener(Action<OperationEvent> hear, Func<OrganizationRequest, CallContext, OrganizationResponse?>? run = null) : IRequestExtension
{
    public bool WantsEvent(string message, string table) => true;

    public void AfterOperation(OperationEvent e) => hear(e);

    public OrganizationResponse? ExecuteCustom(OrganizationRequest request, CallContext context) => run?.Invoke(request, context);
}
