using InoLink.Lab.Dataverse;
using InoLink.Lab.WebApi.Http;
using InoLink.Lab.WebApi.Model;
using InoLink.Lab.WebApi.Rows;
using Microsoft.OData.UriParser;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.WebApi.Requests;

/// <summary>What the handling of one request works with.</summary>
internal sealed class ApiSession
{
    public ApiSession(LocalDataverse dataverse, WebApiModel model, CallContext caller, ApiRequest request)
    {
        RequestOptions.Check(request);
        Dataverse = dataverse;
        Model = model;
        Caller = caller;
        Request = request;
        Service = dataverse.ServiceFor(caller);
        Addresses = new RowAddress(model, request.Root);
        Writer = new RowWriter(model, request.Prefer);
        Uri = RowAddress.Parser(model, request.Root, request.Uri);
    }

    public LocalDataverse Dataverse { get; }

    public WebApiModel Model { get; }

    public CallContext Caller { get; }

    public ApiRequest Request { get; }

    public IOrganizationService Service { get; }

    public RowAddress Addresses { get; }

    public RowWriter Writer { get; }

    /// <summary>The parsed address; parsing throws what the platform's OData library throws.</summary>
    public ODataUriParser Uri { get; }

    public RowReader Reader => new(Model, Addresses);

    /// <summary>The address of metadata that an answer names as its context.</summary>
    public string Context(string fragment) => $"{Request.Root}$metadata#{fragment}";

    /// <summary>Executes a request of the organization service with the options of the HTTP request.</summary>
    public OrganizationResponse Execute(OrganizationRequest request)
    {
        RequestOptions.Apply(Request, request);
        return Service.Execute(request);
    }
}
