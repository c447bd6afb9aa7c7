using System.Diagnostics;
using System.ServiceModel;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Plugins;

/// <summary>
/// Runs custom APIs: right, parameters, the plug-in as main operation in the caller's transaction, answer (solution-format §9).
/// Within it a failed request can't be caught and skipped: the transaction is doomed (dataverse-runtime §1, "ISV code reduced
/// the open transaction count"); the core sees to that.
/// </summary>
internal sealed class CustomApiExecutor(LocalDataverse dataverse, PluginHost host, ContextFactory contexts, Func<Uri, bool> network)
{
    /// <summary>0x80040224: custom code threw what it should not.</summary>
    private const int UnexpectedIsvException = unchecked((int)0x80040224);

    /// <summary>Parameters that any message takes.</summary>
    private static readonly string[] Optional = ["BypassBusinessLogicExecution", "BypassCustomPluginExecution", "SuppressDuplicateDetection"];

    /// <summary>The two minutes hold for a synchronous operation too (dataverse-runtime §1).</summary>
    public static TimeSpan Limit { get; } = TimeSpan.FromMinutes(2);

    public OrganizationResponse Execute(CustomApiRegistration api, OrganizationRequest request, CallContext caller)
    {
        CheckPrivilege(api, caller);
        CheckParameters(api, request);
        var response = new OrganizationResponse { ResponseName = api.UniqueName };
        if (api.Type is not null)
        {
            var outputs = Run(api, request, caller);
            CheckOutputs(api, outputs);
            response.Results.AddRange(outputs);
        }

        return response;
    }

    private void CheckPrivilege(CustomApiRegistration api, CallContext caller)
    {
        if (!caller.IsSystem && api.ExecutePrivilege is { Length: > 0 } privilege && !dataverse.Security.HasPrivilege(caller.UserId, privilege, caller))
        {
            throw Faults.Of(FaultCode.PrivilegeDenied, $"Principal user (Id={caller.UserId:D}, type=8) is missing {privilege} privilege, which the custom API {api.UniqueName} asks for.");
        }
    }

    private static void CheckParameters(CustomApiRegistration api, OrganizationRequest request)
    {
        var declared = api.RequestParameters.ToDictionary(parameter => parameter.Name, StringComparer.Ordinal);
        if (api.BindingType == 1)
        {
            declared["Target"] = new CustomApiParameter("Target", CustomApiType.EntityReference, false, api.BoundTable);
        }

        foreach (var (name, value) in request.Parameters.Where(parameter => !Optional.Contains(parameter.Key)))
        {
            if (!declared.TryGetValue(name, out var parameter))
            {
                throw Faults.Of(FaultCode.InvalidArgument, $"Unrecognized request parameter: '{name}' of '{api.UniqueName}'.");
            }

            CheckValue(api, parameter, value);
        }

        if (declared.Values.FirstOrDefault(p => !p.IsOptional && (!request.Parameters.TryGetValue(p.Name, out var value) || value is null)) is { } missing)
        {
            throw Faults.Of(FaultCode.InvalidArgument, $"Required field '{missing.Name}' is missing for '{api.UniqueName}'.");
        }
    }

    private static void CheckValue(CustomApiRegistration api, CustomApiParameter parameter, object? value)
    {
        var expected = parameter.Type.ClrType();
        if (value is not null && !expected.IsInstanceOfType(value))
        {
            throw Faults.Of(FaultCode.InvalidArgument, $"'{parameter.Name}' of '{api.UniqueName}' must be of type {expected.FullName}, not {value.GetType().FullName}.");
        }

        var table = value switch
        {
            Entity entity => entity.LogicalName,
            EntityReference reference => reference.LogicalName,
            _ => null,
        };
        if (table is not null && parameter.Table is { Length: > 0 } && parameter.Table != table)
        {
            throw Faults.Of(FaultCode.InvalidArgument, $"'{parameter.Name}' of '{api.UniqueName}' must be of table {parameter.Table}, not {table}.");
        }
    }

    private ParameterCollection Run(CustomApiRegistration api, OrganizationRequest request, CallContext caller)
    {
        var context = contexts.OfCustomApi(api, request, caller);
        var sandbox = new Sandbox(Limit, network);
        var services = new PluginServices(dataverse, new PluginContext(context), caller, sandbox);
        var around = Sandbox.Current;
        var start = Stopwatch.GetTimestamp();
        Sandbox.Current = sandbox;
        try
        {
            host.Instance(api.Type!, null).Execute(services);
        }
        catch (Exception e) when (e is not FaultException<OrganizationServiceFault>)
        {
            throw ToFault(e, services.TraceText);
        }
        finally
        {
            Sandbox.Current = around;
        }

        return Stopwatch.GetElapsedTime(start) > Limit
            ? throw Faults.Of(SandboxFault.WorkerTimeout, "The plug-in execution failed because the operation has timed-out at the Sandbox Worker.", services.TraceText)
            : context.OutputParameters;
    }

    private static FaultException<OrganizationServiceFault> ToFault(Exception e, string trace) => e is InvalidPluginExecutionException refused
        ? Faults.Of(refused.ErrorCode == 0 ? FaultCode.IsvAborted : refused.ErrorCode, refused.Message, trace)
        : Faults.Of(
            UnexpectedIsvException,
            $"An unexpected error occurred from ISV code. (ErrorType = ClientError) Unexpected exception from plug-in (Execute): {e.GetType().FullName}: {e.Message}",
            $"{e}{Environment.NewLine}{trace}");

    private static void CheckOutputs(CustomApiRegistration api, ParameterCollection outputs)
    {
        foreach (var (name, value) in outputs)
        {
            var property = api.ResponseProperties.FirstOrDefault(p => p.Name == name)
                ?? throw Faults.Of(FaultCode.InvalidArgument, $"'{api.UniqueName}' declares no response property '{name}', but its plug-in answered it.");
            CheckValue(api, property, value);
        }
    }
}
