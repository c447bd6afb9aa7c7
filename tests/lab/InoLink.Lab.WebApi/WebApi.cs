using InoLink.Lab.Dataverse;
using InoLink.Lab.Dataverse.Plugins;
using InoLink.Lab.WebApi.Batch;
using InoLink.Lab.WebApi.Http;
using InoLink.Lab.WebApi.Model;
using InoLink.Lab.WebApi.Requests;

namespace InoLink.Lab.WebApi;

/// <summary>The Web API of one organization: takes requests of known callers, answers as Dataverse does. Safe for many threads.</summary>
internal sealed class WebApi(LocalDataverse dataverse, DataverseExtensions extensions)
{
    private (MetadataSnapshot Metadata, Registrations Registrations, WebApiModel Model)? _built;
    private readonly Lock _building = new();

    /// <summary>Answers a request; one for <c>$batch</c> by answering its parts.</summary>
    public async Task<ApiResponse> HandleAsync(ApiRequest request, CallContext caller)
    {
        if (request.Uri.AbsolutePath != request.Root.AbsolutePath + "$batch")
        {
            return Handle(request, caller);
        }

        try
        {
            return request.Method == "POST"
                ? await new BatchRunner(dataverse, Handle).RunAsync(request, RequestOptions.Caller(dataverse, request, caller))
                : throw new ApiException(405, ApiCodes.ODataError, "A batch is sent by POST.");
        }
        catch (Exception problem)
        {
            return ErrorAnswer.Of(problem);
        }
    }

    private ApiResponse Handle(ApiRequest request, CallContext caller)
    {
        try
        {
            return Dispatcher.Handle(new ApiSession(dataverse, Model(), RequestOptions.Caller(dataverse, request, caller), request));
        }
        catch (Exception problem)
        {
            return ErrorAnswer.Of(problem);
        }
    }

    /// <summary>The model of the metadata and custom APIs as they are committed now.</summary>
    private WebApiModel Model()
    {
        lock (_building)
        {
            var metadata = dataverse.Metadata.Committed;
            var registrations = extensions.Registrations;
            if (_built is { } known && ReferenceEquals(known.Metadata, metadata) && ReferenceEquals(known.Registrations, registrations))
            {
                return known.Model;
            }

            var model = ModelBuilder.Build(metadata, registrations.CustomApis);
            _built = (metadata, registrations, model);
            return model;
        }
    }
}
